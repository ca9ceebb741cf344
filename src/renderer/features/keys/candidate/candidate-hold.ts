// Holds one candidate while a view is mounted: takes it in, moves it to another URL, drops it. It is tested
// as soon as it is held, and again after each move. This code never sees a key.
import { useCallback, useEffect, useRef, useState } from 'react'
import { parseBaseUrl } from '../../../../domain/base-url.ts'
import type { Failure } from '../../../../domain/failure.ts'
import type { KeyCandidate } from '../../../../domain/keys/key.ts'
import type { Result } from '../../../../domain/result.ts'
import { api } from '../../../base/api.ts'
import { dropCandidate, rememberCandidate } from './candidates.ts'
import { forgetKeyTest, readKeyTest, startKeyTest, watchKeyTests } from '../checklist/key-tests.ts'

/** Where the problem is shown: at the way that was tried. */
type ProblemPlace = 'paste' | 'field' | 'server' | 'held'

export interface CandidateProblem {
  readonly place: ProblemPlace
  /** `null` if the field was empty. */
  readonly failure: Failure | null
  /** True if the typed key had already been sent, so that its field is empty. */
  readonly isCleared?: boolean
}

interface CandidateEvents {
  readonly onHeld: (candidate: KeyCandidate) => void
  readonly onDropped: () => void
}

export interface CandidateHold {
  readonly held: KeyCandidate | null
  readonly problem: CandidateProblem | null
  readonly isBusy: boolean
  readonly setProblem: (problem: CandidateProblem | null) => void
  readonly take: (place: 'paste' | 'field', asked: Promise<Result<KeyCandidate>>) => Promise<boolean>
  readonly move: (typedBaseUrl: string) => Promise<void>
  readonly drop: () => void
}

const isAboutServer = ({ code }: Failure): boolean => code.endsWith('base-url')

const freeTest = { paysForQuota: false } as const

/** @param lost the failure by which an earlier key was lost, so that it must be entered again. */
export function useCandidateHold(events: CandidateEvents, lost: Failure | null): CandidateHold {
  const [held, setHeld] = useState<KeyCandidate | null>(null)
  const [problem, setProblem] = useState<CandidateProblem | null>(lost && { place: 'paste', failure: lost })
  const [isBusy, setIsBusy] = useState(false)
  const isHere = useRef(false)
  const current = useRef<KeyCandidate | null>(null)
  const latest = useRef(events)
  useEffect(() => {
    latest.current = events
  })

  const hold = useCallback((candidate: KeyCandidate | null) => {
    current.current = candidate
    setHeld(candidate)
    if (candidate) latest.current.onHeld(candidate)
    else latest.current.onDropped()
  }, [])

  useEffect(() => {
    isHere.current = true
    return () => {
      isHere.current = false
      if (current.current) dropCandidate(current.current.id)
    }
  }, [])

  const take: CandidateHold['take'] = async (place, asked) => {
    setIsBusy(true)
    setProblem(null)
    const answer = await asked
    if (answer.ok) rememberCandidate(answer.value.id)
    if (!isHere.current) {
      if (answer.ok) dropCandidate(answer.value.id)
      return false
    }
    setIsBusy(false)
    if (!answer.ok) {
      const { failure } = answer
      const isCleared = place === 'field'
      setProblem({ place: isAboutServer(failure) ? 'server' : place, failure, isCleared })
      return false
    }
    hold(answer.value)
    startKeyTest(answer.value, freeTest)
    return true
  }

  const drop = useCallback(() => {
    if (current.current) dropCandidate(current.current.id)
    setProblem(null)
    hold(null)
  }, [hold])

  const lose = useCallback(
    (failure: Failure) => {
      drop()
      setProblem({ place: 'paste', failure })
    },
    [drop],
  )

  const move = async (typedBaseUrl: string) => {
    const before = current.current
    if (!before || isBusy) return
    const parsed = parseBaseUrl(typedBaseUrl)
    if (!parsed.ok) return setProblem({ place: 'server', failure: parsed.failure })
    setProblem(null)
    if (parsed.value === before.baseUrl) return
    setIsBusy(true)
    // Results from another server no longer count, whatever main answers.
    forgetKeyTest(before.id)
    const answer = await api.keys.moveCandidate({ keyId: before.id, baseUrl: parsed.value })
    if (!isHere.current) return
    setIsBusy(false)
    if (answer.ok) hold(answer.value)
    else if (answer.failure.code === 'key/not-held') return lose(answer.failure)
    else setProblem({ place: isAboutServer(answer.failure) ? 'server' : 'held', failure: answer.failure })
    startKeyTest(answer.ok ? answer.value : before, freeTest)
  }

  useEffect(
    () =>
      watchKeyTests(() => {
        const failure = current.current && readKeyTest(current.current.id)?.failure
        if (failure?.code === 'key/not-held') lose(failure)
      }),
    [lose],
  )

  return { held, problem, isBusy, setProblem, take, move, drop }
}
