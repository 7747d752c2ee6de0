package auth

// advice is a sentence about what happened and one about what helps.
type advice struct{ what, remedy string }

// Advice that several of Entra's numbers share.
var (
	publicFlowsOff = advice{"The app registration does not allow public clients such as facet.",
		"In the Entra admin center open the registration, then Authentication, and switch on “Allow public client flows”."}
	redirectMissing = advice{"The app registration does not know the address the browser should come back to.",
		"In the Entra admin center open the registration, then Authentication, and add http://localhost under “Mobile and desktop applications”."}
	appUnknown = advice{"The tenant knows no application with this client id.",
		"Check the settings client_id, tenant and cloud against the app registration."}
	tenantUnknown = advice{"There is no tenant of this name.",
		"Check the settings tenant and cloud: a tenant is an id, or a domain such as contoso.onmicrosoft.com."}
	consentMissing = advice{"Nobody has allowed this application to do that yet.",
		"Sign in with the browser and accept, or ask an administrator to approve it."}
	adminNeeded = advice{"Only an administrator can allow this application to do that.",
		"Send the approval page to an administrator. What you typed is kept."}
	declined = advice{"The permission was declined.",
		"Sign in again and accept it if that was a mistake."}
	policyBlocks = advice{"A rule of your organisation (conditional access) blocks this way of signing in.",
		"If you used a device code, sign in with the browser; otherwise ask your administrator, giving the ids below."}
	deviceRule = advice{"Your organisation lets only managed, healthy devices sign in here.",
		"Sign in from a device that your organisation manages, or ask your administrator."}
	secondFactor = advice{"Your organisation wants a second proof that it is you.",
		"Sign in with the browser and follow what it asks."}
	notInTenant = advice{"This account is not a member or a guest of the tenant that was asked.",
		"Choose another account, or set tenant to the account's own."}
	notAssigned = advice{"Your organisation allows this application to assigned people only, and you are not one.",
		"Ask an administrator to assign you to the application."}
	expired = advice{"Your sign-in has ended.", "Sign in again. What you typed is kept."}
	revoked = advice{"Your earlier sign-in was ended, by a new password or by an administrator.",
		"Sign in again. What you typed is kept."}
	codeExpired  = advice{"The code was not used in time.", "Start again for a new code."}
	accountShut  = advice{"This account is disabled or locked.", "Ask your administrator."}
	wrongCloud   = advice{"Microsoft Graph of this cloud is not known to the tenant.", "Check the settings cloud and tenant: they belong together."}
	notRequested = advice{"The app registration does not list the permission that facet asked for.",
		"In the Entra admin center open the registration, then API permissions, and add Microsoft Graph, delegated, User.ReadWrite."}
	comesBack = advice{"The sign-in service has a passing problem.", "Try again in a minute."}
	oneTenant = advice{"The app registration is for one tenant only, and facet asked for any.",
		"Set tenant to that tenant's id or domain."}
	noLicence = advice{"The organisation has not subscribed to, or has blocked, what the permission is for.", "Ask your administrator."}
	spent     = advice{"The answer of the browser was used before or came too late.", "Sign in again."}
	turnedOff = advice{"An administrator has switched this application off.", "Ask your administrator."}
	password  = advice{"The password has expired.", "Sign in with the browser and choose a new one."}
)

// adviceFor is what Entra's numbers mean to a person. It chooses words only.
//
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
var adviceFor = map[int]advice{
	7000218: publicFlowsOff,
	7000215: publicFlowsOff,
	50011:   redirectMissing,
	500113:  redirectMissing,
	500117:  redirectMissing,
	700016:  appUnknown,
	700038:  appUnknown,
	7000112: turnedOff,
	90002:   tenantUnknown,
	900021:  tenantUnknown,
	900023:  tenantUnknown,
	50059:   tenantUnknown,
	50194:   oneTenant,
	65001:   consentMissing,
	65004:   declined,
	90094:   adminNeeded,
	90095:   adminNeeded,
	90099:   adminNeeded,
	90008:   notRequested,
	650057:  notRequested,
	70011:   notRequested,
	650052:  noLicence,
	650056:  adminNeeded,
	53003:   policyBlocks,
	530034:  policyBlocks,
	530035:  policyBlocks,
	53000:   deviceRule,
	53001:   deviceRule,
	53002:   deviceRule,
	50097:   deviceRule,
	50005:   deviceRule,
	530002:  deviceRule,
	50072:   secondFactor,
	50074:   secondFactor,
	50076:   secondFactor,
	50078:   secondFactor,
	50079:   secondFactor,
	50158:   secondFactor,
	16000:   notInTenant,
	50020:   notInTenant,
	50034:   notInTenant,
	50177:   notInTenant,
	51004:   notInTenant,
	90072:   notInTenant,
	50105:   notAssigned,
	501051:  notAssigned,
	50089:   expired,
	70008:   expired,
	70043:   expired,
	70044:   expired,
	700082:  expired,
	700084:  expired,
	50132:   revoked,
	50133:   revoked,
	50173:   revoked,
	70000:   expired,
	70019:   codeExpired,
	70020:   codeExpired,
	54005:   spent,
	50053:   accountShut,
	50057:   accountShut,
	50055:   password,
	50144:   password,
	500011:  wrongCloud,
	500014:  turnedOff,
	90033:   comesBack,
	90020:   comesBack,
	50196:   comesBack,
	90055:   comesBack,
}

// adviceForCode is what OAuth's own codes mean where no number says more.
var adviceForCode = map[string]advice{
	"access_denied":           declined,
	"authorization_declined":  declined,
	"consent_required":        consentMissing,
	"expired_token":           codeExpired,
	"bad_verification_code":   codeExpired,
	"interaction_required":    secondFactor,
	"login_required":          expired,
	"invalid_grant":           expired,
	"temporarily_unavailable": comesBack,
	"server_error":            comesBack,
}
