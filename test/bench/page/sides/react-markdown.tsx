// react-markdown with remark-gfm, as their documentation shows it. It gets all the text with each piece.
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import { createSide, growString, type View } from '../side.tsx'

const plugins = [remarkGfm]

const Naive = ({ state }: View<string>) => <ReactMarkdown remarkPlugins={plugins}>{state}</ReactMarkdown>

export const side = createSide(growString, (text) => text, Naive)
