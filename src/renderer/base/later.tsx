// A component that loads after the first screen is drawn. React.lazy isn't used because it leaves the place
// empty for 300 ms even if the code is already here.
import { useEffect, type ComponentType, type ReactNode } from 'react'
import { createStore, useStore } from './store.ts'

interface Later<Props extends object> {
  readonly View: (props: Props) => ReactNode
  /** Loads the component before it is needed. */
  readonly prepare: () => void
}

export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  const loaded = createStore<{ readonly part: ComponentType<Props> | null }>({ part: null })
  let hasBegun = false
  const prepare = () => {
    if (hasBegun) return
    hasBegun = true
    void load().then((part) => loaded.change(() => ({ part })))
  }
  const View = (props: Props): ReactNode => {
    const { part: Part } = useStore(loaded, (state) => state)
    useEffect(prepare, [])
    return Part && <Part {...props} />
  }
  return { View, prepare }
}
