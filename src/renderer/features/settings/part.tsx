// One part of the settings: its name beside its controls, or above them in a narrow window.
import { useId, type ReactNode } from 'react'

export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-8 gap-y-3 border-line py-6 not-first:border-t md:grid-cols-[200px_1fr]"
    >
      <h2 id={id} className="font-semibold">
        {name}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  )
}
