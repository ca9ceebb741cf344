// Saves the chosen keys of an import one after another, with progress; it can be stopped between two. Keys
// that aren't saved are dropped on unmount.
import { useEffect, useRef, useState } from 'react'
import type { KeyImport } from '../../../../domain/keys/import.ts'
import type { Key, KeyPlace } from '../../../../domain/keys/key.ts'
import { api } from '../../../base/api.ts'
import { dropCandidate, rememberCandidate, saveCandidate } from '../candidate/candidates.ts'
import { changeRow, chooseAll, chosenRows, makeRows, type ImportRow } from './import-rows.ts'
import { queueFreeTest } from './import-tests.ts'
import { keys } from '../../../stores/keys.ts'

interface ImportProgress {
  readonly done: number
  readonly total: number
}

export interface ImportRun {
  readonly rows: readonly ImportRow[]
  /** `null` if nothing is being saved. */
  readonly progress: ImportProgress | null
  /** True after the first attempt. */
  readonly hasRun: boolean
  readonly choose: (index: number, isChosen: boolean) => void
  readonly chooseAll: (isChosen: boolean) => void
  readonly name: (index: number, label: string) => void
  readonly start: (keepIn: KeyPlace) => Promise<void>
  readonly stop: () => void
}

export function useImportRun(found: KeyImport, onSaved: (key: Key) => void): ImportRun {
  const [rows, setRows] = useState(() => makeRows(found, keys.store.read().value ?? []))
  const [progress, setProgress] = useState<ImportProgress | null>(null)
  const [hasRun, setHasRun] = useState(false)
  // Read when saving, so that typing a name renders nothing.
  const labels = useRef(new Map<number, string>())
  const isStopped = useRef(false)
  useHeldCandidates(found, isStopped)

  const save = async (row: ReturnType<typeof chosenRows>[number], keepIn: KeyPlace) => {
    const { index, entry, suggestedLabel } = row
    const change = (next: Parameters<typeof changeRow>[2]) =>
      setRows((before) => changeRow(before, index, next))
    change({ state: 'saving', failure: null })
    const typed = labels.current.get(index)?.trim() ?? ''
    const label = typed === '' ? suggestedLabel : typed
    const answer = await saveCandidate(entry.candidate, { label, project: '', note: '', keepIn })
    if (!answer.ok) return change({ state: 'waiting', failure: answer.failure })
    change({ state: 'saved', savedKey: answer.value, isChosen: false })
    queueFreeTest(answer.value)
    onSaved(answer.value)
  }

  return {
    rows,
    progress,
    hasRun,
    choose: (index, isChosen) => setRows((before) => changeRow(before, index, { isChosen })),
    chooseAll: (isChosen) => setRows((before) => chooseAll(before, isChosen)),
    name: (index, label) => void labels.current.set(index, label),
    async start(keepIn) {
      const chosen = chosenRows(rows)
      isStopped.current = false
      for (const [done, row] of chosen.entries()) {
        if (isStopped.current) break
        setProgress({ done, total: chosen.length })
        // One after another, so that a keychain that needs a password asks once.
        await save(row, keepIn)
      }
      setProgress(null)
      setHasRun(true)
      await keys.reload()
    },
    stop: () => void (isStopped.current = true),
  }
}

/** Drops the keys of an import that no view takes over. */
export function dropImport({ entries }: KeyImport): void {
  for (const { candidate } of entries) if (candidate) void api.keys.dropCandidate({ keyId: candidate.id })
}

function useHeldCandidates({ entries }: KeyImport, isStopped: { current: boolean }): void {
  const isHere = useRef(false)
  useEffect(() => {
    const ids = entries.flatMap(({ candidate }) => candidate?.id ?? [])
    isHere.current = true
    for (const id of ids) rememberCandidate(id)
    return () => {
      isHere.current = false
      // In development, React unmounts a component and mounts it again in the same turn.
      queueMicrotask(() => {
        if (isHere.current) return
        isStopped.current = true
        for (const id of ids) dropCandidate(id)
      })
    }
  }, [entries, isStopped])
}
