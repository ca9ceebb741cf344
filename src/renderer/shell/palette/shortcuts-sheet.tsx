// All shortcuts by group, read from the list of commands.
import type { ReactNode } from 'react'
import { words } from '../../../words/words.ts'
import { commandGroups, keysOf, useCommandList } from '../../base/commands.ts'
import { readIsMac, showKeys } from '../../base/key-press.ts'
import { closeOverlay } from '../../base/overlay.ts'
import { Sheet } from '../../ui/dialog.tsx'
import { KeySigns } from '../../ui/key-signs.tsx'

export function ShortcutsSheet({ isOpen }: { readonly isOpen: boolean }): ReactNode {
  const isMac = readIsMac()
  const commands = useCommandList()
  const groups = commandGroups.map((group) => ({
    name: words.palette.groups[group],
    lines: commands.flatMap((command) => {
      const keys = keysOf(command)
      return command.group === group && keys !== null ? [{ id: command.id, name: command.name, keys }] : []
    }),
  }))
  return (
    <Sheet
      isOpen={isOpen}
      title={words.palette.shortcuts}
      closeName={words.palette.close}
      width="large"
      onClose={closeOverlay}
    >
      <div className="mt-4 gap-x-10 sm:columns-2">
        {groups
          .filter(({ lines }) => lines.length > 0)
          .map(({ name, lines }) => (
            <section key={name} aria-label={name} className="mb-6 break-inside-avoid">
              <h3 className="text-tiny font-medium text-quiet">{name}</h3>
              <dl className="mt-1">
                {lines.map((line) => (
                  <div
                    key={line.id}
                    className="flex min-h-9 items-center justify-between gap-4 border-b border-line py-1 last:border-0"
                  >
                    <dt className="text-small">{line.name}</dt>
                    <dd>
                      <KeySigns pieces={showKeys(line.keys, isMac)} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
      </div>
    </Sheet>
  )
}
