// The peer of P8: all messages in one list, each a memoised react-markdown.
import { memo } from 'react'
import { createRoot } from 'react-dom/client'
import ReactMarkdown from 'react-markdown'
import remarkGfm from 'remark-gfm'
import type { Message } from '../../../../src/domain/chat/message.ts'

const plugins = [remarkGfm]

const Item = memo(({ message }: { readonly message: Message }) => (
  <article>
    <ReactMarkdown remarkPlugins={plugins}>{message.text}</ReactMarkdown>
  </article>
))

export function openMessageList(host: HTMLElement, messages: readonly Message[]) {
  const root = createRoot(host)
  root.render(messages.map((message) => <Item key={message.id} message={message} />))
  return { close: () => root.unmount() }
}
