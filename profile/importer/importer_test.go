package importer

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"facet/forms"
	"facet/graph"
)

// archived is an archive of files, by their names.
func archived(t testing.TB, files map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, content := range files {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(f, content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func imported(t testing.TB, name string, content []byte) Imported {
	t.Helper()
	all, err := File(name, bytes.NewReader(content), int64(len(content)), forms.Kinds())
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// told is an import in words: a line an entry, ticked or not, and what is left.
func told(all Imported) string {
	var b strings.Builder
	for _, e := range all.Entries {
		body, _ := graph.Body(e.Form)
		tick := "+"
		if e.Skip != "" {
			tick = "-"
		}
		fmt.Fprintf(&b, "%s %s %s %s %s\n", tick, e.Kind.Name, e.Person, body, e.Says())
	}
	for _, left := range all.Left {
		b.WriteString("left: " + left + "\n")
	}
	for _, note := range all.Notes {
		b.WriteString("note: " + note + "\n")
	}
	return b.String()
}

// says fails for words that aren't in what is told, or that are and begin with "!".
func says(t *testing.T, told string, wants ...string) {
	t.Helper()
	for _, want := range wants {
		if never, is := strings.CutPrefix(want, "!"); is && strings.Contains(told, never) {
			t.Errorf("it says %q:\n%s", never, told)
		} else if !is && !strings.Contains(told, want) {
			t.Errorf("it doesn't say %q:\n%s", want, told)
		}
	}
}

const positions = "Company Name,Title,Description,Location,Started On,Finished On\n"

func TestLinkedInsArchiveIsReadByTheNamesOfItsColumns(t *testing.T) {
	all := imported(t, "Basic.zip", archived(t, map[string]string{
		"Positions.csv":      positions + "Contoso,Engineer,\"Two\nlines\",\"Bergen, Norway\",Apr 2021,\n",
		"Education.csv":      "School Name,Degree Name,Field Of Study,Start Date,End Date,Grade,Activities,Notes\nNTNU,MSc,Physics,Aug 2012,Jun 2017,A,\"Choir, chess\",\n",
		"Certifications.csv": "License Number,Name,Url,Issuer,Started On,Finished On\nX-1,Lifts,see the file,Red Cross,May 2024,May 2027\n",
		"Languages.csv":      "Name,Proficiency\nGerman,Limited working proficiency\nFrench,NATIVE_OR_BILINGUAL\nWelsh,Some\n",
		"Honors.csv":         "Issued On,Title,Description\nAug 2024,Best of all,\n",
		"Projects.csv":       "Title,Description,Url,Started On,Finished On\nShop,Two years,https://example.org/shop,Jan 2019,Dec 2020\n",
		"Publications.csv":   "Name,Published On,Description,Publisher,Url\nOn prices,\"Mar 3, 2021\",,Press,\n",
		"Skills.csv":         "Endorsements,Name\n99,SQL\n",
	}))
	says(t, told(all),
		`+ position  {"detail":{"jobTitle":"Engineer","startMonthYear":"2021-04-01","description":"Two\nlines","company":{"displayName":"Contoso","officeLocation":"Bergen, Norway"}},"isCurrent":true} `+"\n",
		`"program":{"displayName":"MSc","fieldsOfStudy":["Physics"],"grade":"A","activities":["Choir","chess"]},"startMonthYear":"2012-08-01"`,
		`"issuedDate":"2024-05-01","startDate":"2024-05-01","endDate":"2027-05-01"} “see the file” is no web address, so it is left out`,
		`"tag":"de","spoken":"limitedWorking"`, `"tag":"fr","spoken":"nativeOrBilingual"`, "“Some” is no level of Microsoft's",
		`"issuedDate":"2024-08-01"} who gave it isn't said`, `"description":"Two years\nhttps://example.org/shop"`, `"publishedDate":"2021-03-03"`,
		"left: Skills.csv: a profile has no place for 1 column: Endorsements",
	)
}

func TestDatesAreReadAndYearsAreAskedAbout(t *testing.T) {
	all := imported(t, "Positions.csv", []byte(positions+
		"A,Month,,,May 2024,Jun 2024\nB,Long,,,September 2025,\nC,Year,,,2019,2020\nD,Day,,,\"Aug 5, 2026\",\nE,ISO,,,2020-02,2026-08-05\nF,Slash,,,05/2020,06/2021\nG,Bad,,,Jan 2020,Foo 2021\nH,Turned,,,Mar 2022,Jan 2021\n"))
	says(t, told(all),
		`"jobTitle":"Month","startMonthYear":"2024-05-01","endMonthYear":"2024-06-01"`, `"startMonthYear":"2025-09-01","company":{"displayName":"B"}},"isCurrent":true`,
		"the file says 2019: say which month", "the file says 2020: say which month", "!2019-01", "of Aug 5, 2026 only the month counts",
		`"startMonthYear":"2020-02-01","endMonthYear":"2026-08-01"`, `"startMonthYear":"2020-05-01","endMonthYear":"2021-06-01"`,
		`"company":{"displayName":"G"}}} detail.endMonthYear: “Foo 2021” can't be read as a month`, "this is before",
	)
	if rows := all.Asking(); fmt.Sprint(rows) != "[4 8 9]" {
		t.Error(rows)
	}
}

func TestArchiveOfAMacIsReadAndPrivateFilesStayShut(t *testing.T) {
	const folder = "Complete_LinkedInDataExport/"
	all := imported(t, "x.zip", archived(t, map[string]string{
		"__MACOSX/" + folder + "._Positions.csv": "\x00\x05Mac OS X", folder + ".DS_Store": "Bud1",
		folder + "positions.CSV": "\ufeff" + positions + "Contoso,Engineer,,,Apr 2021,\n", folder + "Skills.csv": "A note\n\nName\nGo\n",
		folder + "messages.csv": "FROM,CONTENT\nx,SECRET-MARKER\n", folder + "Connections.csv": "First Name\nLuca\n",
	}))
	says(t, told(all), "+ position", `+ skill  {"displayName":"Go"}`, "Not opened, since a profile has no place for it: ", folder+"messages.csv", "!SECRET-MARKER", "!Luca", "!MACOSX", "!DS_Store")
}

func TestEntitiesAreDecodedOnceAndBarsSurviveTheList(t *testing.T) {
	all := imported(t, "Positions.csv", []byte(positions+"Inova&#231;&#227;o &amp; Dados | Contoso,R&amp;D,Uses &lt;b&gt; and &amp;amp;,,Jan 2020,\n"))
	says(t, told(all), `"displayName":"Inovação & Dados | Contoso"`, `"jobTitle":"R&D"`, `"description":"Uses <b> and &amp;"`)
}

func TestWhoSomebodyIsIsPartedIntoWhatTheyWroteAndWhatIsPrivate(t *testing.T) {
	all := imported(t, "Profile.csv", []byte("First Name,Address,Birth Date,Headline,Summary,Zip Code,Twitter Handles,Websites,Instant Messengers\n"+
		"Ines,\"Street 1, Bergen\",1985-03-14,Person,I like it.,5003,[ines_example],\"[COMPANY:https://contoso.example],[PERSONAL:https://ines.example.org/a,b]\",[skype:ines]\n"))
	says(t, told(all), `+ note`, `+ website  {"webUrl":"https://contoso.example","categories":["Company"]}`, `"webUrl":"https://ines.example.org/a,b","categories":["Personal"]`,
		`+ webaccount  {"service":{"name":"X"},"userId":"ines_example"}`, `- webaccount  {"service":{"name":"skype"},"userId":"ines"}`,
		"- address", `- anniversary  {"type":"birthday","date":"1985-03-14"}`, "2 columns: First Name, Headline", "!5003 5003")
	mine := imported(t, "x.zip", archived(t, map[string]string{"Email Addresses.csv": "Email Address,Primary\nines@example.org,Yes\n", "PhoneNumbers.csv": "Extension,Number,Type\n12,+47 55,Work\n"}))
	says(t, told(mine), `- email  {"address":"ines@example.org","type":"personal"} private: say who may see it`, `- phone  {"number":"+47 55 ext. 12","type":"business"}`)
}

func TestWhatTheFileHasTwiceIsTickedOnce(t *testing.T) {
	all := imported(t, "x.zip", archived(t, map[string]string{
		"Positions.csv": positions + "Labs,Engineer,Short,,Jan 2025,Mar 2025\nLabs,Engineer,\"Short, and longer\",,Jan 2025,Mar 2025\nLabs,Engineer,,,Jan 2023,Mar 2023\n",
		"Skills.csv":    "Name\nPython\nPYTHON\nPython (Programming Language)\n",
	}))
	says(t, told(all), `- position  {"detail":{"jobTitle":"Engineer","startMonthYear":"2025-01-01","endMonthYear":"2025-03-01","description":"Short",`,
		"the file has it twice: Positions.csv, line 3 says as much or more", `+ position  {"detail":{"jobTitle":"Engineer","startMonthYear":"2023-01-01"`,
		`+ skill  {"displayName":"Python"}`, `- skill  {"displayName":"PYTHON"}`, `- skill  {"displayName":"Python (Programming Language)"}`)
}

// bomb is an archive of two files that unpack to 40 MiB, one of which says otherwise, and
// of names that lead out of it.
func bomb(t testing.TB) []byte {
	t.Helper()
	large := bytes.Repeat([]byte("A"), 40<<20)
	var b, packed bytes.Buffer
	inner := zip.NewWriter(&packed)
	f, _ := inner.Create("x")
	_, _ = f.Write(large)
	_ = inner.Close()
	r, err := zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
	if err != nil {
		t.Fatal(err)
	}
	raw, _ := r.File[0].OpenRaw()
	bytesOf, _ := io.ReadAll(raw)
	w := zip.NewWriter(&b)
	for name, size := range map[string]uint64{"Positions.csv": 500, "Certifications.csv": uint64(len(large))} {
		f, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: crc32.ChecksumIEEE(large), CompressedSize64: uint64(len(bytesOf)), UncompressedSize64: size})
		if err != nil {
			t.Fatal(err)
		}
		_, _ = f.Write(bytesOf)
	}
	for name, content := range map[string]string{"Skills.csv": "Name\nGo\n", "../../outside/Skills.csv": "Name\nOutside\n", "/absolute/Languages.csv": "Name\nLatin\n", `C:\Honors.csv`: "Title\nx\n"} {
		f, _ := w.Create(name)
		_, _ = io.WriteString(f, content)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestArchiveThatUnpacksToAnythingIsReadNoFurtherThanItsLimit(t *testing.T) {
	content := bomb(t)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	all := imported(t, "x.zip", content)
	runtime.ReadMemStats(&after)
	says(t, told(all), `+ skill  {"displayName":"Go"}`, "!Outside", "!Latin",
		"Positions.csv was not read: it isn't what the archive says of it", "Certifications.csv was not read: it unpacks to more than 8 MiB",
		"../../outside/Skills.csv", "/absolute/Languages.csv", `C:\Honors.csv`)
	if took := after.TotalAlloc - before.TotalAlloc; took > 100<<20 {
		t.Errorf("it takes %d MB", took>>20)
	}
}

func TestFolderIsReadAsItsArchive(t *testing.T) {
	all, err := Folder(fstest.MapFS{"LinkedIn/Skills.csv": {Data: []byte("Name\nGo\n")}, "LinkedIn/messages.csv": {Data: []byte("x")}}, forms.Kinds())
	if err != nil {
		t.Fatal(err)
	}
	says(t, told(all), `+ skill  {"displayName":"Go"}`, "messages.csv")
}

func TestResumeWithWrongTypesIsReadAsFarAsItGoes(t *testing.T) {
	all := imported(t, "cv.json", []byte(`{"basics":{"website":"https://kenta.example.org","picture":"x","summary":null,"profiles":null,"email":"k@example.org"},
		"work":[{"company":"Contoso","name":"Contoso Ltd.","position":"A","startDate":"2020-01-15","endDate":"","highlights":"One line"},
			{"name":"B","position":"B","startDate":"May 2014","endDate":"Present"},{"company":"","position":"C","startDate":2018,"endDate":2019},
			{"name":"D","position":"D","startDate":"2014-06-31","endDate":"2014-13"}],
		"education":{"institution":"UiB","area":"Physics","gpa":"3.9","courses":"MEK1100"},
		"skills":["Go",{"name":"Web","level":5,"keywords":"html, css"},{"name":"SQL","level":"Expert","keywords":null}],
		"languages":["English",{"language":"German","fluency":"Native speaker"}],"interests":"chess",
		"certificates":[{"name":"First Aid","date":"2019","issuer":"Red Cross"}],"awards":[{"title":"Prize","date":null,"awarder":"Contoso"}],
		"volunteer":[{"organization":"Food bank"}]}`))
	says(t, told(all),
		`+ website  {"webUrl":"https://kenta.example.org"}`, "- email", "name says “Contoso Ltd.” and company “Contoso”: the first counts", `"description":"- One line"`,
		`"startMonthYear":"2014-05-01","company":{"displayName":"B"}},"isCurrent":true`, "the file says 2018: say which month", "which company?",
		"work[3].startDate: there is no 2014-06-31", "work[3].endDate: there is no 2014-13", `"grade":"3.9"`, `"categories":["html","css"]`, "“5” is no level",
		`"displayName":"SQL","proficiency":"expert"`, "“Native speaker” may be “Native or bilingual”", `+ interest  {"displayName":"chess"}`, "the file says 2019: say which day",
		"left: A profile has no place for basics.picture, volunteer")
}

func TestBadgeIsCalledByItsAchievementAndNeverByItsEarner(t *testing.T) {
	says(t, told(imported(t, "b.json", []byte(`{"type":["OpenBadgeCredential"],"id":"https://badges.example.org/1","name":"Ines Popova","issuer":{"name":"Academy"},"validFrom":"2025-12-31T23:30:00-08:00",
		"credentialSubject":{"achievement":{"achievementType":"Certification","name":"Cloud®","criteria":{"narrative":"x"}}}}`))),
		`+ certification  {"displayName":"Cloud®","issuingAuthority":"Academy","issuedDate":"2025-12-31","webUrl":"https://badges.example.org/1"}`, "!Ines", "not verified", "criteria of a badge")
	says(t, told(imported(t, "b.json", []byte(`{"issuer":"did:key:z","issuanceDate":"2025-01-09T15:06:31Z","credentialSubject":[{"achievement":{"achievementType":"Award","name":{"nb":"Lagpris","en":"Team award"},"description":{"@value":"For the team"}}}]}`))),
		`+ award  {"displayName":"Team award","issuedDate":"2025-01-09","description":"For the team"}`)
	says(t, told(imported(t, "b.json", []byte(`{"badge":"https://badges.example.org/b","id":"https://badges.example.org/a","issuedOn":1456370703,"recipient":{}}`))),
		`"issuedDate":"2016-02-25","webUrl":"https://badges.example.org/a"} displayName: give the certification a name; the badge says what it is at an address only`)
	signed := "eyJhbGciOiJub25lIn0." + base64.RawURLEncoding.EncodeToString([]byte(`{"nbf":1735689600,"exp":1798761600,"vc":{"issuer":{"name":"Academy"},"credentialSubject":{"achievement":{"name":"Cloud"}}}}`)) + ".c2ln"
	says(t, told(imported(t, "b.jwt", []byte(signed))), `"issuedDate":"2025-01-01","endDate":"2027-01-01"`, "the day of issue is from the signature's validity", "the end is from the signature's validity")
}

func TestBadgesOfCredlyAreTickedByTheirState(t *testing.T) {
	now = func() time.Time { return time.Date(2026, 11, 28, 0, 0, 0, 0, time.UTC) }
	defer func() { now = time.Now }()
	badge := func(id, state, public, expires, name string) string {
		return fmt.Sprintf(`{"id":%q,"state":%q,"public":%s,"issued_at_date":"2025-01-10","expires_at_date":%s,"issuer":{"entities":[{"entity":{"name":"Second"}},{"primary":true,"entity":{"name":"First"}}]},
			"badge_template":{"name":%q,"skills":null}}`, id, state, public, expires, name)
	}
	all := imported(t, "badges.json", []byte(`{"data":[`+strings.Join([]string{
		badge("1", "accepted", "true", "null", "Basics"), badge("2", "pending", "true", "null", "Waiting"), badge("3", "revoked", "true", "null", "Gone"),
		badge("4", "accepted", "true", `"2022-01-10"`, "Over"), badge("5", "accepted", "false", "null", "Hidden"), badge("6", "accepted", "true", "null", "SAFeÂ®"),
	}, ",")+`],"metadata":{"current_page":1,"total_pages":3,"total_count":120}}`))
	says(t, told(all), `+ certification  {"displayName":"Basics","certificationId":"1","issuingAuthority":"First","issuedDate":"2025-01-10","webUrl":"https://www.credly.com/badges/1/public_url"}`,
		"Credly says that it is pending", "Credly says that it is revoked", "it has expired", "it is private on Credly", "the name looks wrongly encoded", "This is page 1 of 3: 6 of 120 badges.")
}

func TestMicrosoftsOwnFilesAreReadForEachPerson(t *testing.T) {
	says(t, told(imported(t, "upa.csv", []byte("AccountName,WorkEmail,AboutMe,SPS-Skills,SPS-School,SPS-Birthday,CellPhone,SPS-Location\n"+
		"i:0#.f|membership|kenta.sato@contoso.com,,<p>Builds&nbsp;things &amp; more</p>,Go||SQL|go,UiB|NTNU,11/28/2000 12:00:00 AM,+47 900,Bergen\n"))),
		`+ note kenta.sato@contoso.com {"displayName":"About me","detail":{"contentType":"text","content":"Builds things & more"}} it was HTML`, `{"displayName":"Go"}`, `{"displayName":"SQL"}`, `!"displayName":"go"`,
		`"displayName":"NTNU"`, `- anniversary kenta.sato@contoso.com {"type":"birthday","date":"2000-11-28"} private: say who may see it; date: SharePoint keeps no year`, "is there twice", "1 column: SPS-Location")
	says(t, told(imported(t, "org.csv", []byte("Microsoft_PersonEmail,microsoft_displayname,Microsoft_UserSkillNames,Microsoft_JobTitle,Microsoft_Company,Microsoft_Layer,Microsoft_ManagerEmail\n"+
		"kenta.sato@contoso.com,Kenta,\"Go, SQL, \"\"Sales, retail\"\"\",Engineer,Contoso,3,ines.popova@contoso.com\n,Alex Kim,Go,,,,\n,,,,,,\n"))),
		`{"displayName":"Sales, retail"}`, `+ position kenta.sato@contoso.com {"detail":{"jobTitle":"Engineer","company":{"displayName":"Contoso"}},"isCurrent":true,"manager":{"userPrincipalName":"ines.popova@contoso.com","relationship":"manager"}}`,
		"line 3: it has no e-mail address", "!line 4", "1 column: Microsoft_Layer")
}

func TestExportIsReadWithWhatPeopleSetInIt(t *testing.T) {
	row := func(id, kind, values string) string {
		return fmt.Sprintf(`{"facet":1,"person":"kenta.sato@contoso.com","personId":"k","kind":%q,"id":%q,"values":%s,"_source":"edited by hand","_tenant":"t"}`, kind, id, values)
	}
	rows := []string{
		row("1", "interest", `{"id":"1","displayName":"Chess","createdDateTime":"2026-01-01T00:00:00Z","allowedAudiences":"me","inference":null,"newMember":1}`),
		row("2", "interest", `{"id":"2","displayName":"Go","source":{"type":["UPA"]}}`),
		row("1", "interest", `{"id":"1","displayName":"Chess"}`),
		row("3", "phone", `{"id":"3","number":"+47 1","type":"mobile","allowedAudiences":"family"}`),
		row("4", "starSign", `{"id":"4"}`),
	}
	for name, content := range map[string]string{"a.json": "[\n" + strings.Join(rows, ",\n") + "\n]\n", "a.jsonl": strings.Join(rows, "\n") + "\n"} {
		all := imported(t, name, []byte(content))
		says(t, told(all), `+ interest kenta.sato@contoso.com {"allowedAudiences":"me","displayName":"Chess"} `+"\n", `- interest kenta.sato@contoso.com {"displayName":"Go"} it came from SharePoint user profile`,
			"interest 1 stands in the file twice, and counts once", `+ phone kenta.sato@contoso.com {"allowedAudiences":"family","number":"+47 1","type":"mobile"}`, "starSign")
		if all.Tenant != "t" {
			t.Errorf("%s: of %q", name, all.Tenant)
		}
	}
	says(t, told(imported(t, "old.json", []byte(`{"facetExport":1,"tenant":"t","person":"kenta.sato@contoso.com","entries":[{"kind":"interest","id":"1","displayName":"Chess"}]}`))), `+ interest kenta.sato@contoso.com {"displayName":"Chess"}`)
}

func TestFileThatIsNoneOfTheseSaysWhatToDo(t *testing.T) {
	for content, want := range map[string]string{
		"":                                       "it is empty: facet import takes",
		"\x89PNG\r\n\x1a\n":                      "this is a picture. A badge may be in it",
		"<svg/>":                                 "this is a picture",
		"%PDF-1.7":                               "this is a PDF",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":       "this is a workbook",
		"a,b\n1,2\n":                             "this is text that facet doesn't know",
		"person,kind\nx,skill\n":                 "this is a list already: facet fill takes it as it is",
		`{"a":1}`:                                "this is JSON that facet doesn't know",
		`{"basics":`:                             "this is not JSON to its end",
		`{"basics":{"name":"x"}}`:                "this JSON Resume says nothing that a profile has a place for",
		`{"data":[]}`:                            "there is no badge in it",
		`[]`:                                     "it is an empty list",
		`[1]`:                                    "this is JSON that facet doesn't know",
		"eyJ.!.x":                                "its middle part can't be read",
		"PK\x03\x04 not to its end":              "this archive is damaged",
		string(archived(t, map[string]string{})): "there is nothing of LinkedIn's in it",
		string(archived(t, map[string]string{"[Content_Types].xml": "x"})):             "this is a workbook or a document",
		string(archived(t, map[string]string{"Skills.csv": "Name\n"})):                 "no entry could be read of it",
		string(archived(t, map[string]string{"Skills.csv": "Word\nGo\n"})):             "it has no column Name",
		`{"facet":9,"person":"a@b.c","kind":"skill","id":"1","values":{}}`:             "exported by a newer facet",
		"AccountName,SPS-Skills\n,Go\n" + strings.Repeat("\n", 3):                      "",
		`{"credentialSubject":{"achievement":null}}`:                                   "this badge names no achievement",
		"Microsoft_PersonEmail,Microsoft_Layer\nkenta.sato@contoso.com,3\n":            "no row of it says anything",
		`{"facet":1,"person":"a@b.c","kind":"skill","id":"1","values":{}}` + "\nnot\n": "this is JSON that facet doesn't know",
	} {
		_, err := File("file", strings.NewReader(content), int64(len(content)), forms.Kinds())
		advice, is := errors.AsType[*Error](err)
		if want != "" && (!is || !strings.Contains(advice.Advice, want)) {
			t.Errorf("%q: %v, not %s", content[:min(len(content), 40)], err, want)
		}
	}
}

func FuzzNoFileBreaksTheImport(f *testing.F) {
	f.Add("cv.json", []byte(`{"work":[{"name":["x"],"startDate":{}}],"skills":{"name":1}}`))
	f.Add("badges.json", []byte(`{"data":[[],{"issuer":{"entities":[1]}}]}`))
	f.Add("Positions.csv", []byte(positions+"\"a,b\n"))
	f.Add("b.jwt", []byte("eyJ.eyJ9.x"))
	f.Add("x.jsonl", []byte(`{"facet":1,"kind":"skill","id":"1","values":[]}`))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		all, err := File(name, bytes.NewReader(content), int64(len(content)), forms.Kinds())
		if err == nil {
			if _, err := all.List(nil); err != nil {
				t.Error(err)
			}
		}
	})
}
