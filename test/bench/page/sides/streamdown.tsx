// streamdown as its documentation shows it, without highlighting.
import { Streamdown } from 'streamdown'
import { createSide, growString, type View } from '../side.tsx'

const Streaming = ({ state, isStreaming }: View<string>) => (
  <Streamdown isAnimating={isStreaming}>{state}</Streamdown>
)

export const side = createSide(growString, (text) => text, Streaming)
