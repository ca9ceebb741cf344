// Connects a formula to the typesetter: at once if it is loaded and the frame has time, else in a later
// slice. Results are kept, so that a formula isn't typeset again when the text grows or scrolls back.
import { startTransition, useEffect, useState, type ReactElement } from 'react'
import { addWork, hasTimeAtOnce } from '../highlight/idle-work.ts'

/** In ms of a frame. More than for colours, because a formula that comes later moves the text. */
const atOnceMs = 10
const maxKept = 1_000

type ReadFormula = (tex: string, isBlock: boolean) => ReactElement | null

interface Formula {
  readonly key: string
  /** `null` for a formula to show as written. */
  readonly drawn: ReactElement | null
}

let readFormula: ReadFormula | null = null
/** In order of last use. */
const kept = new Map<string, Formula>()

/** Resolves when the typesetter is loaded, or can't be. */
export async function loadFormulas(): Promise<void> {
  try {
    readFormula ??= (await import('./formula-reader.ts')).readFormula
  } catch {
    readFormula = () => null
  }
}

function findFormula(key: string): Formula | undefined {
  const known = kept.get(key)
  if (known) {
    kept.delete(key)
    kept.set(key, known)
  }
  return known
}

function setFormula(read: ReadFormula, key: string, tex: string, isBlock: boolean): Formula {
  const formula = findFormula(key) ?? { key, drawn: read(tex, isBlock) }
  kept.set(key, formula)
  const [oldest] = kept.keys()
  if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest)
  return formula
}

/** Returns `undefined` if not known yet; `null` for a formula to show as written. */
export function useFormula(tex: string, isBlock: boolean): ReactElement | null | undefined {
  const [latest, setLatest] = useState<Formula | null>(null)
  const key = `${isBlock ? 'block' : 'inline'} ${tex}`
  let formula = latest?.key === key ? latest : findFormula(key)
  if (!formula && readFormula && hasTimeAtOnce(atOnceMs)) {
    formula = setFormula(readFormula, key, tex, isBlock)
  }
  const isWaiting = !formula

  useEffect(() => {
    if (!isWaiting) return undefined
    let isGone = false
    let takeBack = () => {}
    const wait = async () => {
      await loadFormulas()
      if (isGone) return
      takeBack = addWork(() => {
        if (!readFormula) return true
        const set = setFormula(readFormula, key, tex, isBlock)
        startTransition(() => setLatest(set))
        return true
      })
    }
    void wait()
    return () => {
      isGone = true
      takeBack()
    }
  }, [isWaiting, key, tex, isBlock])

  return formula === undefined ? undefined : formula.drawn
}
