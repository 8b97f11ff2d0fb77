package audit

import (
	"path"
	"strings"

	"github.com/blamelint/blamelint/analyzer"
)

// serviceFields are the keys of front matter that name a service, best first.
var serviceFields = [...]string{"service", "services", "component", "components", "system", "product"}

// areaOf is what a document is about, as far as that can be told without
// reading: the service that its front matter names, or its folder.
func areaOf(d *analyzer.Document, root string) string {
	if !d.FrontMatter.Empty() {
		m := d.Meta()
		for _, name := range serviceFields {
			for i := range m.Fields {
				f := &m.Fields[i]
				if strings.EqualFold(f.Name, name) && d.FrontMatter.Contains(f.NameAt) {
					first, _, _ := strings.Cut(f.Value, ",")
					if first = strings.TrimSpace(first); first != "" {
						return first
					}
				}
			}
		}
	}
	return FolderArea(d.Path, root)
}

// areaDepth is how many folders below the root tell areas apart. Deeper ones
// are often one incident each.
const areaDepth = 2

// FolderArea is the area of a file by its folder below root: at most two
// levels, without those that are years, months and the like; "." for the root
// itself. Both paths may use the system's separator.
func FolderArea(file, root string) string {
	dir := path.Dir(slashed(file))
	root = path.Clean(slashed(root))
	if root != "." {
		if rest, ok := strings.CutPrefix(dir, root); ok {
			dir = rest
		}
	}
	var kept []string
	for part := range strings.SplitSeq(dir, "/") {
		if part != "" && part != "." && !numeric(part) && len(kept) < areaDepth {
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		return "."
	}
	return strings.Join(kept, "/")
}

// numeric reports whether a folder is named for a time: "2024", "2024-03",
// "Q1", "H2".
func numeric(part string) bool {
	if len(part) == 2 && strings.ContainsRune("QqHh", rune(part[0])) {
		part = part[1:]
	}
	return strings.Trim(part, "0123456789-_.") == ""
}
