package reporter

import (
	"os"
	"testing"

	"github.com/blamelint/blamelint/reporter/consumer"
)

// TestGitLabSchema validates reports against what GitLab's documentation asks
// for.
func TestGitLabSchema(t *testing.T) {
	data, err := os.ReadFile("testdata/gitlab.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	schema := compile(t, "gitlab.schema.json", data)
	for name, run := range map[string]trial{"sample": sample(t), "evil": evil(), "nothing": {}} {
		out := report(t, "gitlab", sampleOptions(), run)
		if err := schema.Validate(parseJSON(t, out)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		seen := map[string]bool{}
		var list []gitlabIssue
		readJSON(t, out, &list)
		for _, issue := range list {
			if seen[issue.Fingerprint] {
				t.Errorf("%s: a fingerprint occurs twice: %s", name, issue.Fingerprint)
			}
			seen[issue.Fingerprint] = true
		}
	}
}

// TestGitLabConsumer checks reports against the types of Code Climate's issues,
// from which GitLab's format comes, as others have written them down.
func TestGitLabConsumer(t *testing.T) {
	var reports []string
	for _, run := range []trial{sample(t), evil(), {}} {
		reports = append(reports, report(t, "gitlab", sampleOptions(), run))
	}
	if out, err := consumer.CodeClimate(t, reports...); err != nil {
		t.Errorf("%v\n%s", err, short(out, 2000))
	}
	if _, err := consumer.CodeClimate(t, `[{"type":"issue","severity":"worrying"}]`); err == nil {
		t.Error("the types take anything")
	}
}
