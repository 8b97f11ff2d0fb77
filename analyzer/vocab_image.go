//go:build !vocabulary

package analyzer

import _ "embed"

//go:embed vocabulary.bin
var vocabularyImage string
