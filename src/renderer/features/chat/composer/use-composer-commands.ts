// The composer's commands for the palette, the shortcuts and the menu. Each uses the state at the time it
// runs.
import { useEffect, useMemo, useRef } from 'react'
import { words } from '../../../../words/words.ts'
import { useCommands, type AppCommand } from '../../../base/commands.ts'

interface ComposerActs {
  readonly focus: () => void
  readonly stop: (() => void) | null
  readonly editLast: (() => void) | null
  readonly chooseModel: () => void
}

export function useComposerCommands(acts: ComposerActs): void {
  const latest = useRef(acts)
  useEffect(() => {
    latest.current = acts
  })
  useCommands(
    useMemo(
      (): readonly AppCommand[] => [
        {
          id: 'focus-composer',
          name: words.composer.focusCommand,
          group: 'write',
          keys: 'Mod+L',
          run: () => latest.current.focus(),
        },
        {
          id: 'send-message',
          name: words.composer.sendCommand,
          group: 'write',
          keys: 'Enter',
          hasOwnKeys: true,
          run: null,
        },
        {
          id: 'start-line',
          name: words.composer.newLineCommand,
          group: 'write',
          keys: 'Shift+Enter',
          hasOwnKeys: true,
          run: null,
        },
        {
          id: 'edit-last-message',
          name: words.composer.editLastCommand,
          group: 'write',
          keys: 'ArrowUp',
          hasOwnKeys: true,
          isAvailable: () => latest.current.editLast !== null,
          run: () => latest.current.editLast?.(),
        },
        {
          id: 'stop-answer',
          name: words.composer.stopCommand,
          group: 'chat',
          keys: 'Mod+.',
          isAvailable: () => latest.current.stop !== null,
          run: () => latest.current.stop?.(),
        },
        {
          id: 'choose-model',
          name: words.models.command,
          group: 'write',
          keys: 'Mod+Shift+M',
          run: () => latest.current.chooseModel(),
        },
      ],
      [],
    ),
  )
}
