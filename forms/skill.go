package forms

import (
	"facet/graph"
)

func skills() Kind {
	return of[skill](Kind{
		Name: "skill", Title: "Skills", Type: "skillProficiency", Path: "profile/skills",
		Group:   aboutYou,
		What:    "what you are good at, or want to be",
		Besides: peopleSkills,
		Example: exampleSkill,
	})
}

// skill is the form of a skillProficiency.
type skill graph.SkillProficiency

func (f *skill) Label() string { return dotted(f.DisplayName, f.level()) }

func (f *skill) level() string { return nameOf(skillLevels, string(f.Proficiency)) }

func (f *skill) Key() Key { return keyOf(f.DisplayName) }

// Facts have the level, and what the person offers or looks for.
func (f *skill) Facts() Facts {
	return Facts{Title: f.DisplayName, Words: append([]string{f.level()}, tagged(f.CollaborationTags)...)}
}

func (f *skill) Sections() []Section {
	return []Section{
		section("Skill",
			line("Name", &f.DisplayName).asked("give the skill a name"),
			level("Level", &f.Proficiency, skillLevels).doubted("the level", "generalProfessional", "advancedProfessional").
				helps("Microsoft 365 sometimes refuses “Works with it” and “Advanced”."),
			tags(&f.CollaborationTags),
			list("Categories", &f.Categories),
			webLine("Web page", &f.WebURL)),
		sharing(&f.ItemFacet),
	}
}

// peopleSkills is what to know where an organisation has People Skills: a
// profile with a skill from there tells that it has.
func peopleSkills(present []Form) (before, after string) {
	for _, f := range present {
		if f.Facet().Origin() == graph.PeopleSkills {
			return "Your organisation uses People Skills: profile cards show only skills from there. " +
					"A skill that is added here counts for people search and Copilot chat.",
				"Your organisation uses People Skills, so profile cards may not show it; people search and Copilot chat do."
		}
	}
	return "", ""
}

func exampleSkill() Form {
	return &skill{
		ItemFacet:         graph.ItemFacet{AllowedAudiences: graph.Organization},
		DisplayName:       "Bookbinding",
		Proficiency:       "expert",
		WebURL:            "https://www.example.org/books",
		Categories:        graph.Strings{"personal", "hobby"},
		CollaborationTags: graph.Strings{"ableToMentor"},
	}
}
