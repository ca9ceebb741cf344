// The peer of P14, in a process of its own: OpenAI's library and nothing else. It gets an address, and
// returns when each token came out of the library's loop.
import { OpenAI } from 'openai'
import { readClockMs } from './token-server.ts'

const listen = async (baseURL: string): Promise<readonly number[]> => {
  const client = new OpenAI({ apiKey: 'sk-test-bare-loop', baseURL, maxRetries: 0, logLevel: 'off' })
  const stream = await client.chat.completions.create({
    model: 'steady',
    messages: [{ role: 'user', content: 'Count.' }],
    stream: true,
  })
  const seenAtMs: number[] = []
  for await (const { choices } of stream) if (choices[0]?.delta.content) seenAtMs.push(readClockMs())
  return seenAtMs
}

process.on('message', (baseUrl) => {
  void listen(String(baseUrl)).then((seenAtMs) => process.send?.(seenAtMs))
})
