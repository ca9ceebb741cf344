// Decides whether the held key can be saved, what the button says, and why. Pure.
import {
  decideSaving,
  type KeyTestLine,
  type KeyTestLineOutcome,
  type Saving,
} from '../../../../domain/keys/key-test.ts'
import type { KeyPlace } from '../../../../domain/keys/key.ts'
import { describeFailure } from '../../../../words/describe-failure.ts'
import { words } from '../../../../words/words.ts'
import { describeQuestion } from '../checklist/checklist-facts.ts'
import type { KeyTest } from '../checklist/key-tests.ts'

export interface SaveVerdict {
  readonly canSave: boolean
  readonly label: string
  readonly reason: string
  readonly keepIn: KeyPlace
  /** True if it would work in a chat, as far as the test could tell. */
  readonly isUsable: boolean
}

const labels = {
  yes: 'save',
  'with-a-note': 'save',
  anyway: 'saveAnyway',
  session: 'saveForSession',
  no: 'save',
} as const satisfies Record<Saving, string>

const wait = (reason: string): SaveVerdict => ({
  canSave: false,
  label: words.addKey.saving.save,
  reason,
  keepIn: 'keychain',
  isUsable: false,
})

/** @param test `null` if no key is held yet. */
export function judgeSaving(test: KeyTest | null): SaveVerdict {
  if (test === null) return wait(words.addKey.saving.noKey)
  if (test.isRunning) return wait(words.addKey.saving.testing)
  const decided = decideSaving(test.lines)
  // A test that was cut off proves less than its lines suggest.
  const isCut = test.failure !== null && (decided === 'yes' || decided === 'with-a-note')
  const saving = isCut ? 'anyway' : decided
  return {
    canSave: saving !== 'no',
    label: words.addKey.saving[labels[saving]],
    reason: explain(saving, test),
    keepIn: saving === 'session' ? 'session' : 'keychain',
    isUsable: !isCut && titleOf(withoutKeychain(test.lines), 'failed') === null,
  }
}

function explain(saving: Saving, { lines, failure }: KeyTest): string {
  const others = withoutKeychain(lines)
  const failed = titleOf(others, 'failed')
  const broken = failure && describeFailure(failure).title
  const reasons: Record<Saving, () => string> = {
    yes: () =>
      lines.some((line) => describeQuestion(line) !== null)
        ? words.addKey.saving.yesUnpaid
        : words.addKey.saving.yes,
    'with-a-note': () => {
      const note = titleOf(others, 'warned')
      return note === null || isSignedIn(lines)
        ? words.addKey.saving.withNote(note)
        : words.addKey.saving.unproved(note)
    },
    anyway: () => words.addKey.saving.anyway(failed ?? broken ?? ''),
    session: () => words.addKey.saving.session,
    no: () => explainRefusal(lines, failed, broken),
  }
  return reasons[saving]()
}

/** A keychain can be fixed and a refused key can't, so the refusal comes first. */
function explainRefusal(lines: readonly KeyTestLine[], failed: string | null, broken: string | null): string {
  const isRefused = decideSaving(lines.map(pretendKeychain)) === 'no'
  if (failed !== null && isRefused) return words.addKey.saving.refused(failed)
  const keychain = titleOf(
    lines.filter(({ step }) => step === 'keychain'),
    'failed',
  )
  return keychain === null
    ? words.addKey.saving.broken(broken ?? '')
    : words.addKey.saving.keychainNo(keychain)
}

const isSignedIn = (lines: readonly KeyTestLine[]): boolean =>
  lines.some(({ step, outcome }) => step === 'authentication' && outcome === 'passed')

const withoutKeychain = (lines: readonly KeyTestLine[]) => lines.filter(({ step }) => step !== 'keychain')

const pretendKeychain = (line: KeyTestLine): KeyTestLine =>
  line.step === 'keychain' ? { ...line, outcome: 'passed', failure: null } : line

function titleOf(lines: readonly KeyTestLine[], outcome: KeyTestLineOutcome): string | null {
  const failure = lines.find((line) => line.outcome === outcome && line.failure !== null)?.failure
  return failure ? describeFailure(failure).title : null
}
