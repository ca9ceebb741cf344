// A model goes by its bare name, such as gpt-5-mini, or by that of a snapshot, such as gpt-5-mini-2025-08-07. Two
// lists of names are told apart by snapshot as long as both do; where one has the bare name and the other lacks it,
// all of that family are one model, because nobody can say which snapshot was meant.
const snapshotPattern = /-(?:\d{4}-\d{2}-\d{2}|\d{4})$/u

const familyOf = (modelId: string): string => modelId.replace(snapshotPattern, '')

/** What each name is called in a comparison of the two. */
export function matchModels(
  ours: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
): (modelId: string) => string {
  const families = (names: ReadonlySet<string>) => new Set([...names].map(familyOf))
  const [ourFamilies, theirFamilies] = [families(ours), families(theirs)]
  const isFolded = (family: string): boolean =>
    ourFamilies.has(family) && theirFamilies.has(family) && ours.has(family) !== theirs.has(family)
  const folded = new Set([...ourFamilies].filter(isFolded))
  return (modelId) => {
    const family = familyOf(modelId)
    return folded.has(family) ? family : modelId
  }
}
