package texteditor

// keepDescriptors does nothing: on Windows a process inherits what it is given.
func keepDescriptors() {}

// forgetKeys does nothing: Bubble Tea drops them when it takes the console back.
func forgetKeys(uintptr) {}
