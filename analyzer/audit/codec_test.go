package audit

import (
	"reflect"
	"strconv"
	"testing"
)

// fill gives every field below v a value of its own.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.String:
		v.SetString("s" + strconv.Itoa(*n) + "é")
	case reflect.Int:
		v.SetInt(int64(*n * 1000))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 3, 3))
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	default:
		panic("a field of a kind that the codec does not know: " + v.Type().String())
	}
}

// TestCodecKeepsAll: no field is forgotten, one that is added later included.
func TestCodecKeepsAll(t *testing.T) {
	want, got := Record{}, Record{}
	n := 0
	fill(reflect.ValueOf(&want).Elem(), &n)
	if n < 60 {
		t.Fatalf("only %d fields were filled", n)
	}
	b, err := want.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := got.UnmarshalBinary(b); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	for i := range b {
		if err := new(Record).UnmarshalBinary(b[:i]); err == nil {
			t.Errorf("the first %d of %d bytes count as a record", i, len(b))
		}
	}
	if err := new(Record).UnmarshalBinary(append(b, 0)); err == nil {
		t.Error("a record with a byte too many is read")
	}
}

func FuzzUnmarshalBinary(f *testing.F) {
	for _, r := range someRecords(5) {
		b, _ := r.AppendBinary(nil)
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r := &Record{}
		if r.UnmarshalBinary(b) != nil {
			return
		}
		again, _ := r.AppendBinary(nil)
		other := &Record{}
		if err := other.UnmarshalBinary(again); err != nil || !reflect.DeepEqual(r, other) {
			t.Errorf("not the same after a second time: %v", err)
		}
	})
}
