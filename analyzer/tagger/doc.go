// Package tagger gives English words their parts of speech.
//
// It is the averaged-perceptron tagger of github.com/jdkato/prose/v2 v2.0.0:
// the same features, the same weights, the same tags, which the tests check on
// more than 100,000 words each time they run. Where two tags have exactly the
// same score, prose gives one or the other from run to run; here it is always
// the one whose name comes first in byte order. prose panics on an empty word;
// here it has no tag.
//
// What differs is the cost. prose decodes its weights into maps of maps, which
// takes longer than linting a file. Here they are a table in the binary
// (weights.bin), read where it lies; the package does nothing at start and asks
// for no memory while it tags. Package internal/weights describes the table.
//
// # Where the weights come from
//
// prose ships them in its folder model/AveragedPerceptron, converted (by its
// scripts/update_model.py) from the averaged_perceptron_tagger of NLTK's data.
// Both follow textblob-aptagger by Matthew Honnibal. The notices of prose and of
// textblob-aptagger, MIT both, are in LICENSE.prose beside this file and belong
// to every copy of the table.
//
// To make the table again, which only a new version of prose asks for:
//
//	go generate ./analyzer/tagger
//
// The generator (internal/build) reads the module that go.mod names and checks
// every weight of the table against it. A test fails when the table is not what
// the generator writes.
package tagger

//go:generate go run generate.go
