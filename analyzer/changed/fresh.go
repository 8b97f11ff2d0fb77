package changed

import (
	"cmp"
	"slices"
)

// fresh tells of each element of now whether it is new since before: whether
// before does not hold it, or holds it fewer times. Of equal elements those
// count as old that stand beside the same neighbours as in before, and then
// those that come first. An empty element is never new.
func fresh(before, now []string) []bool {
	ids := numbers{}
	old, cur := ids.of(before), ids.of(now)
	left := make([]int, len(ids)+1)
	for _, id := range old {
		left[id]++
	}
	places := make([][]int, len(ids)+1) // of the elements of now, by number
	for i, id := range cur {
		places[id] = append(places[id], i)
	}
	pairs := pairsOf(old)
	out := make([]bool, len(now))
	for id, at := range places {
		if id == 0 || len(at) <= left[id] {
			continue
		}
		if left[id] > 0 {
			// Most familiar first; the sort is stable.
			slices.SortStableFunc(at, func(i, j int) int {
				return cmp.Compare(familiar(cur, j, pairs), familiar(cur, i, pairs))
			})
		}
		for _, i := range at[left[id]:] {
			out[i] = true
		}
	}
	return out
}

// numbers gives equal strings equal numbers, from 1 on; the empty one has 0.
type numbers map[string]int

func (n numbers) of(list []string) []int {
	out := make([]int, len(list))
	for i, s := range list {
		if s == "" {
			continue
		}
		id, ok := n[s]
		if !ok {
			id = len(n) + 1
			n[s] = id
		}
		out[i] = id
	}
	return out
}

// pairsOf are the neighbours in a list; its ends are beside -1.
func pairsOf(list []int) map[[2]int]bool {
	pairs := make(map[[2]int]bool, len(list)+1)
	last := -1
	for _, id := range list {
		pairs[[2]int{last, id}] = true
		last = id
	}
	pairs[[2]int{last, -1}] = true
	return pairs
}

// familiar counts the neighbours of element i that it has had before.
func familiar(list []int, i int, pairs map[[2]int]bool) int {
	n, left, right := 0, -1, -1
	if i > 0 {
		left = list[i-1]
	}
	if i+1 < len(list) {
		right = list[i+1]
	}
	if pairs[[2]int{left, list[i]}] {
		n++
	}
	if pairs[[2]int{list[i], right}] {
		n++
	}
	return n
}
