// One part of a place of Settings: its name above its controls. `setting`: the setting that the search leads to
// here, if the part is about one.
import { useId, type ReactNode } from 'react'
import type { SettingId } from '../../../domain/settings-place.ts'

interface PartProps {
  readonly name: string
  readonly setting?: SettingId
  readonly children: ReactNode
}

export function Part({ name, setting, children }: PartProps): ReactNode {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      data-setting={setting}
      className="scroll-mt-6 border-line py-6 not-first:border-t first:pt-0"
    >
      <h3 id={id} className="mb-3 font-semibold">
        {name}
      </h3>
      {children}
    </section>
  )
}
