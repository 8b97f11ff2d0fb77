// Package vocabulary writes the analyzer's table of the words and sets of words
// that the analyzer and the rules ask for, and tests that it is current. It
// does so from outside both, so that their tests add nothing to the table.
package vocabulary
