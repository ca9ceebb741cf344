// The head of a section: its name, with its controls beside it.
import type { ReactNode } from 'react'

interface SectionHeadProps {
  readonly id: string
  readonly name: string
  readonly children: ReactNode
}

export const SectionHead = ({ id, name, children }: SectionHeadProps): ReactNode => (
  <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
    <h2 id={id} className="text-heading font-semibold">
      {name}
    </h2>
    <div className="flex max-w-full flex-wrap items-center gap-2 print:hidden">{children}</div>
  </div>
)
