package latin

import (
	"testing"
	"unicode"
)

func TestFold(t *testing.T) {
	for word, want := range map[string]string{
		"Bob": "bob", "ÉLODIE": "elodie", "Jo\u0308rg": "jorg", "Strauß": "strauss", "Ægir": "aegir", "Þór": "thor",
		"Łucja": "lucja", "Đuro": "duro", "Ñandú": "nandu", "Işıl": "isil", "İpek": "ipek", "Xəyal": "xeyal", "Nguyễn": "nguyen",
		"d’Arc": "d'arc", "Jean‐Luc": "jean-luc", "new\u00a0york": "new york", "ǅemal": "dzemal", "ſ": "s", "ŵyn": "wyn",
	} {
		var buf [24]byte
		if n, _ := Fold(buf[:], word); string(buf[:n]) != want {
			t.Errorf("Fold(%q) = %q, want %q", word, buf[:n], want)
		}
	}
}

func TestFoldRefuses(t *testing.T) {
	for _, word := range []string{"Ольга", "東京", "a\xff", "a\x00", "a\x7f", "abcde", "ßß", "×", "a\u2003b", "ʃ"} {
		var buf [3]byte
		if n, _ := Fold(buf[:], word); n != 0 {
			t.Errorf("Fold(%q) = %q, want nothing", word, buf[:n])
		}
	}
}

func TestAccented(t *testing.T) {
	for word, want := range map[string]bool{"Bob": false, "d’Arc": false, "Jean‐Luc": false, "Zoë": true, "Ŋ": true, "e\u0301": true} {
		var buf [24]byte
		if _, got := Fold(buf[:], word); got != want {
			t.Errorf("Fold(%q) is accented: %v, want %v", word, got, want)
		}
	}
}

// Upper and lower case of a letter fold alike, over the whole range of bases.
func TestBasesIgnoreCase(t *testing.T) {
	letters := 0
	for r := rune(0xc0); r <= 0x1eff; r++ {
		lower := unicode.ToLower(r)
		if !inBases(r) || !inBases(lower) || lower == r {
			continue
		}
		upper, ok1 := foldRune(r)
		small, ok2 := foldRune(lower)
		if upper != small || ok1 != ok2 {
			t.Errorf("%c folds to %q and %c to %q", r, upper, lower, small)
		}
		if ok1 {
			letters++
		}
	}
	if letters < 250 {
		t.Errorf("only %d pairs of letters fold, want the Latin blocks", letters)
	}
}

func inBases(r rune) bool { return 0xc0 <= r && r <= 0x24f || 0x1e00 <= r && r <= 0x1eff }

func FuzzFold(f *testing.F) {
	f.Add("Zoë")
	f.Add("0\xc3")
	f.Fuzz(func(t *testing.T, word string) {
		var buf, again [24]byte
		n, _ := Fold(buf[:], word)
		m, accented := Fold(again[:], string(buf[:n]))
		if string(again[:m]) != string(buf[:n]) || accented {
			t.Errorf("folding %q gives %q, folding that gives %q", word, buf[:n], again[:m])
		}
	})
}
