package names

import "strings"

// IsBot reports whether name, a display name, account name or handle with or
// without "@", is that of an automated account: one that says so ("foo[bot]",
// "deploy-bot", "ReleaseBot", "k8s-ci-robot", "svc-deploy") or one in the list
// ("dependabot", "GitHub Actions"). Family names that merely end in -bot
// ("Talbot") are people.
func IsBot(name string) bool {
	name = strings.TrimPrefix(strings.TrimSpace(name), "@")
	if name == "" {
		return false
	}
	if Lookup(name).Has(Bot) || strings.Contains(name, " ") && Lookup(strings.ReplaceAll(name, " ", "-")).Has(Bot) {
		return true
	}
	return camelBot(name) || botWord(strings.ToLower(name))
}

// camelBot recognises a capitalised Bot that ends a longer word: "ReleaseBot".
func camelBot(name string) bool {
	for _, end := range [...]string{"Bot", "BOT", "Robot"} {
		if head, ok := strings.CutSuffix(name, end); ok && head != "" {
			return true
		}
	}
	return false
}

// botWord reports whether the first or last word of a lower-case name says
// that it is automated.
func botWord(name string) bool {
	const marks = " -_./[]()"
	words := strings.Trim(name, marks)
	switch words[strings.LastIndexAny(words, marks)+1:] {
	case "bot", "robot", "ci", "cd", "automation", "noreply", "actions", "daemon":
		return true
	}
	first := words
	if k := strings.IndexAny(words, marks); k > 0 {
		first = words[:k]
	}
	switch first {
	case "bot", "robot", "svc", "automation", "noreply", "autobot", "ci":
		return !strings.Contains(name, " ") // "ci-deploy" is, Ci Chen is not
	}
	return strings.HasPrefix(name, "service account") || strings.HasPrefix(name, "service-account")
}
