package audit

import (
	"os"
	"reflect"
	"testing"
)

func TestSpool(t *testing.T) {
	dir := t.TempDir()
	s, err := NewSpool(dir)
	if err != nil {
		t.Fatal(err)
	}
	want := someRecords(300)
	for _, r := range want {
		b, _ := r.AppendBinary(nil)
		if err := s.Append(string(b)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Flush(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // it can be read more than once
		i := 0
		for got, err := range s.Records() {
			if err != nil || !reflect.DeepEqual(got, want[i]) {
				t.Fatalf("record %d comes back changed, %v", i, err)
			}
			i++
		}
		if i != len(want) {
			t.Errorf("%d records", i)
		}
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("%d files are left", len(left))
	}
}
