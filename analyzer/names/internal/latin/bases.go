package latin

// bases holds the base letter of every rune from U+00C0 to U+024F and then from
// U+1E00 to U+1EFF, "." for those without one. It follows the canonical
// decompositions of Unicode 15, and for the letters that have none (ø, đ, ł, ı, ŋ, ə)
// their usual transcription; latin_test.go checks it.
const bases = "" +
	"aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y" +
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll" +
	"lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
	"bb....o...d...eeeff...iikkl....ooo.............uu..yyzz........." +
	".............aaiioouuuuuuuuuueaaaa..ggggkkoooo..j...gg..nnaa..oo" +
	"aaaaeeeeiiiioooorrrruuuusstt..hh....zzaaeeooooooooyy......a..lt." +
	"...b............aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiii" +
	"kkkkkkllllllllmmmmmmnnnnnnnnoooooooopppprrrrrrrrsssssssssstttttt" +
	"ttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaa" +
	"aaaaaaaaeeeeeeeeeeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuu" +
	"uuyyyyyyyy......"
