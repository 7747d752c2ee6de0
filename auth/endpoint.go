package auth

// maxAnswer is the longest answer that is read of a sign-in service, in bytes.
const maxAnswer = 64 << 10
