// Quiet lines above a screen for what happened outside it. Each stays until it is dismissed.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Failure } from '../../domain/failure.ts'
import { words } from '../../domain/words/en.ts'
import { describeFailure } from '../../domain/words/failures.ts'
import { createStore, useStore } from '../store.ts'
import { IconButton } from './button.tsx'

const notices = createStore<readonly string[]>([])

export function tell(text: string): void {
  notices.change((shown) => (shown.includes(text) ? shown : [...shown, text]))
}

export function tellFailure(failure: Failure): void {
  const { title, sentence } = describeFailure(failure)
  tell(`${title}. ${sentence}`)
}

export function NoticeBars(): ReactNode {
  const shown = useStore(notices, (state) => state)
  return shown.map((text) => (
    <div
      key={text}
      role="status"
      className="flex items-start gap-4 border-b border-line bg-soft py-1 ps-4 pe-1"
    >
      <p className="min-w-0 flex-1 py-1 text-small">{text}</p>
      <IconButton
        name={words.app.dismiss}
        icon={X}
        onClick={() => notices.change((all) => all.filter((one) => one !== text))}
      />
    </div>
  ))
}
