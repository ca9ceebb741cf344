// The welcome screen: what the app is, three ways to start, and where a key will be kept.
import { ArrowRight, FileInput, KeyRound, MessagesSquare, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { practiceModelId } from '../../../../domain/chat/model.ts'
import { words } from '../../../../words/words.ts'
import { goTo } from '../../../base/navigation.ts'
import { ScreenHeader } from '../../../ui/screen-header.tsx'
import { Icon } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { TextButton } from '../../../ui/text-button.tsx'
import { changeDraft } from '../../../stores/drafts.ts'
import { KeychainLine } from './keychain-line.tsx'

const startPractice = (): void => {
  changeDraft('new', { choice: { keyId: null, modelId: practiceModelId } })
  goTo({ screen: 'chat', conversationId: null })
}

export function Welcome(): ReactNode {
  return (
    <>
      <ScreenHeader title={words.app.name} takesFocus={false} isTitleHidden />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="appear mx-auto flex min-h-full max-w-[560px] flex-col justify-center px-6 pt-4 pb-16">
          <LatchMark />
          <h2 className="mt-6 text-title font-semibold tracking-tight">{words.welcome.title}</h2>
          <p className="mt-2 text-message text-quiet">{words.welcome.sentence}</p>
          <div className="mt-8 grid gap-3">
            <Door
              isFirst
              icon={KeyRound}
              name={words.welcome.addKey}
              sentence={words.welcome.addKeySentence}
              onEnter={() => goTo({ screen: 'keys', sheet: 'add' })}
            />
            <Door
              icon={FileInput}
              name={words.welcome.importKeys}
              sentence={words.welcome.importKeysSentence}
              onEnter={() => goTo({ screen: 'keys', sheet: 'import' })}
            />
            <Door
              icon={MessagesSquare}
              name={words.welcome.practice}
              sentence={words.welcome.practiceSentence}
              onEnter={startPractice}
            />
          </div>
          <p className="mt-6 text-small text-quiet">
            {words.welcome.guideBefore}{' '}
            <TextButton onClick={() => goTo({ screen: 'guide', topic: 'get' })}>
              {words.welcome.guide}
            </TextButton>
          </p>
          <KeychainLine />
        </div>
      </div>
    </>
  )
}

interface DoorProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly sentence: string
  readonly isFirst?: boolean
  readonly onEnter: () => void
}

function Door({ icon, name, sentence, isFirst = false, onEnter }: DoorProps): ReactNode {
  return (
    <button
      type="button"
      onClick={onEnter}
      className="group flex items-center gap-4 rounded-large border border-line bg-surface p-4 text-start
        transition-opacity hover:border-outline"
    >
      <span
        className={classes(
          'grid size-10 shrink-0 place-items-center rounded-large',
          isFirst ? 'bg-brass text-on-brass' : 'bg-soft text-ink',
        )}
      >
        <Icon of={icon} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{name}</span>
        <span className="block text-small text-quiet">{sentence}</span>
      </span>
      <Icon of={ArrowRight} className="text-quiet group-hover:text-ink rtl:rotate-180" />
    </button>
  )
}

/** Drawn here, so that there is no picture to load. */
function LatchMark(): ReactNode {
  return (
    <svg viewBox="0 0 48 48" aria-hidden className="size-12 text-brass" fill="none" stroke="currentColor">
      <rect x="7" y="5" width="34" height="38" rx="10" strokeWidth="2.5" />
      <circle cx="24" cy="20" r="5" fill="currentColor" stroke="none" />
      <path d="M24 20 L27.5 33 H20.5 Z" fill="currentColor" stroke="none" />
    </svg>
  )
}
