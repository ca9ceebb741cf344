// streamdown with its own plugin for highlighting, as their documentation shows them.
import { code } from '@streamdown/code'
import { Streamdown } from 'streamdown'
import { createSide, growString, type View } from '../side.tsx'

const plugins = { code }

const Highlighting = ({ state, isStreaming }: View<string>) => (
  <Streamdown plugins={plugins} isAnimating={isStreaming}>
    {state}
  </Streamdown>
)

export const side = createSide(growString, (text) => text, Highlighting)
