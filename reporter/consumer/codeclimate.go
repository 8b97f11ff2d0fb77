package consumer

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// CodeClimate checks JSON arrays of issues against the type definitions of
// codeclimate-types with the TypeScript compiler, and gives its complaints.
func CodeClimate(t testing.TB, reports ...string) (complaints string, err error) {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "import type { Issue } from %q;\n", filepath.ToSlash(filepath.Join(Root(), ".ci/node/node_modules/codeclimate-types")))
	for i, r := range reports {
		fmt.Fprintf(&b, "export const report%d: Issue[] = %s", i, r)
	}
	file := filepath.Join(t.TempDir(), "report.ts")
	write(t, file, b.String())
	out, err := Command(t, "tsc", "--noEmit", "--strict", "--lib", "es5", "--skipLibCheck", file).CombinedOutput()
	return string(out), err
}
