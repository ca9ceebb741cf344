// A model has a bare name (gpt-5-mini) or a snapshot's (gpt-5-mini-2025-08-07). Two lists of names are
// compared by snapshot if both name snapshots; if only one list has the bare name, the whole family counts as
// one model, because nobody can say which snapshot was meant.
const snapshotPattern = /-(?:\d{4}-\d{2}-\d{2}|\d{4})$/u

const familyOf = (modelId: string): string => modelId.replace(snapshotPattern, '')

/** Returns a function that gives each name's common name in a comparison of the two lists. */
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
