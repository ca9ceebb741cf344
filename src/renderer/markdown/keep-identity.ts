// Replaces parts of `now` by equal objects of `before`, so that equal parts keep their identity. Both are
// trees of plain objects and arrays. Results are remembered, so that nothing is compared twice.

export type KeepIdentity = <Value>(before: unknown, now: Value) => Value

type Fields = Readonly<Record<string, unknown>>

export function makeKeeper(): KeepIdentity {
  const twins = new WeakMap<object, object>()

  const keep = (before: unknown, now: unknown): unknown => {
    if (before === now || typeof now !== 'object' || now === null) return now
    const known = twins.get(now)
    if (known !== undefined) return known
    const isList = Array.isArray(now)
    if (typeof before !== 'object' || before === null || Array.isArray(before) !== isList) return now
    const kept = isList ? keepItems(before, now) : keepFields(before as Fields, now as Fields)
    if (kept !== now) twins.set(now, kept)
    return kept
  }

  const keepItems = (before: object, now: readonly unknown[]): object => {
    if (!Array.isArray(before)) return now
    let isSame = before.length === now.length
    let kept: unknown[] | null = null
    for (let index = 0; index < now.length; index++) {
      const item = keep(before[index], now[index])
      if (item !== before[index]) isSame = false
      if (item === now[index]) continue
      kept ??= [...now]
      kept[index] = item
    }
    return isSame ? before : (kept ?? now)
  }

  const keepFields = (before: Fields, now: Fields): object => {
    if (before['kind'] !== now['kind']) return now
    let isSame = true
    let kept: Record<string, unknown> | null = null
    for (const name in now) {
      const field = keep(before[name], now[name])
      if (field !== before[name]) isSame = false
      if (field === now[name]) continue
      kept ??= { ...now }
      kept[name] = field
    }
    return isSame ? before : (kept ?? now)
  }

  // The cast is safe: an object of `before` is only used if it is deeply equal to `now`.
  return <Value>(before: unknown, now: Value): Value => keep(before, now) as Value
}
