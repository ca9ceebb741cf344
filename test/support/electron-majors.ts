// Which majors of Electron are supported, without asking anybody. Electron supports its three latest majors, and
// releases one every 8 weeks (its documentation, "Release Timelines" and "Version support policy"). The first column
// is the day on which the npm registry got x.0.0, read on 2026-12-01. The end is derived: a major leaves when the
// third after it comes, 24 weeks later, if that comes on time. Add each new major here.
const released: Readonly<Record<number, string>> = {
  41: '2026-03-11',
  42: '2026-05-06',
  43: '2026-07-01',
  44: '2026-08-25',
  45: '2026-10-21',
}

const supportedMajors = 3
const weeksBetweenMajors = 8
const dayMs = 86_400_000

/** When support of a major ends, as "2027-04-07"; `null` if the table doesn't have it. */
export function findSupportEnd(major: number): string | null {
  // The real day, if that major is known already.
  const next = released[major + supportedMajors]
  const own = released[major]
  if (next !== undefined) return next
  if (own === undefined) return null
  const endMs = Date.parse(own) + supportedMajors * weeksBetweenMajors * 7 * dayMs
  return new Date(endMs).toISOString().slice(0, 10)
}

export const isSupported = (major: number, today: string): boolean => {
  const end = findSupportEnd(major)
  return end !== null && today < end
}
