// The end of a rotation: checks with the old key itself whether it is revoked, and removes it.
import { useState } from 'react'
import { unlessDeclined, type Failure } from '../../../../domain/failure.ts'
import type { Key } from '../../../../domain/keys/key.ts'
import { lossCodes } from '../../../../domain/keys/state.ts'
import { words } from '../../../../words/words.ts'
import { announce } from '../../../ui/announce.tsx'
import { tell } from '../../../ui/notices.tsx'
import { removeKey } from '../../../stores/keys.ts'
import { isProvedRevoked } from './rotate-plan.ts'
import { askIfRevoked } from './rotate-store.ts'

type Finding = 'revoked' | 'works'

export interface RotationEnd {
  /** True if the user said that it is revoked; only a check proves it. */
  readonly isRevokedSaid: boolean
  readonly isBusy: boolean
  /** The result of the last check; `null` if there is none, or `failure` says why it failed. */
  readonly finding: Finding | null
  /** The failure of the check, or of removing the key once it is known to be revoked. */
  readonly failure: Failure | null
  /** True if the key is revoked, or can't be checked any more because the keychain lost it. */
  readonly canRemove: boolean
  readonly ask: () => Promise<void>
  readonly remove: () => Promise<void>
}

export function useRotationEnd(old: Key): RotationEnd {
  const isProved = isProvedRevoked(old)
  const [isRevokedSaid, setIsRevokedSaid] = useState(isProved)
  const [isBusy, setIsBusy] = useState(false)
  const [finding, setFinding] = useState<Finding | null>(isProved ? 'revoked' : null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const said = words.keys.rotation

  const ask = async () => {
    if (isBusy) return
    setIsRevokedSaid(true)
    setIsBusy(true)
    setFinding(null)
    setFailure(null)
    announce(said.confirmAsking)
    const answer = await askIfRevoked(old)
    setIsBusy(false)
    if (!answer.ok) return setFailure(answer.failure)
    setFinding(answer.value.isRevoked ? 'revoked' : 'works')
    announce(answer.value.isRevoked ? said.confirmRevoked : said.confirmWorks)
  }

  const remove = async () => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    const removed = await removeKey(old)
    setIsBusy(false)
    if (!removed.ok) return setFailure(unlessDeclined(removed.failure))
    const { recycleBinOf } = removed.value
    if (recycleBinOf !== null) tell(words.keys.removedToBin(old.label, recycleBinOf))
  }
  const canRemove = finding === 'revoked' || (failure !== null && lossCodes.has(failure.code))
  return { isRevokedSaid, isBusy, finding, failure, canRemove, ask, remove }
}
