// The servers besides OpenAI's that the person allowed, each with the button that takes it back. Main adds one
// when it asks.
import { useEffect, useRef, type ReactNode } from 'react'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { formatDay } from '../../base/format.ts'
import { createResource, useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice, LateLoading } from '../../ui/notice.tsx'
import { tellBriefly, tellFailure } from '../../ui/notices.tsx'
import { Part } from './part.tsx'

const servers = createResource(() => api.keys.listAllowedServers({}))

/** The rows above and below, of which one gets the focus of a row that is removed. */
type Neighbours = ReadonlyArray<HTMLElement | null | undefined>

async function takeBack(origin: string, neighbours: Neighbours): Promise<void> {
  const answer = await api.keys.takeBackServer({ origin })
  if (!answer.ok) return tellFailure(answer.failure)
  neighbours.find(Boolean)?.focus()
  return tellBriefly(words.settings.serverRemoved(new URL(origin).host))
}

export function AllowedServers(): ReactNode {
  const { value, failure } = useResource(servers)
  useEffect(() => {
    void servers.reload()
    return api.keys.allowedServersChanged(() => void servers.reload())
  }, [])
  return (
    <Part name={words.settings.servers} setting="allowedServers">
      {failure && (
        <div className="mb-3">
          <FailureNotice {...describeFailure(failure)}>
            <Button onClick={() => void servers.reload()}>{words.app.tryAgain}</Button>
          </FailureNotice>
        </div>
      )}
      {!value && !failure && <LateLoading text={words.app.loading} />}
      {value && <Servers value={value} />}
    </Part>
  )
}

interface ServersProps {
  readonly value: ReadonlyArray<{ readonly origin: string; readonly allowedAtMs: number }>
}

function Servers({ value }: ServersProps): ReactNode {
  const sentence = useRef<HTMLParagraphElement>(null)
  const rows = useRef<HTMLUListElement>(null)
  const buttonAt = (index: number) => rows.current?.querySelectorAll('button').item(index)
  return (
    <>
      <p ref={sentence} tabIndex={-1} className="text-small text-quiet outline-none">
        {value.length === 0 ? words.settings.noServers : words.settings.serversSentence}
      </p>
      {value.length > 0 && (
        <ul
          ref={rows}
          aria-label={words.settings.servers}
          className="mt-3 divide-y divide-line rounded-large border border-line bg-surface"
        >
          {value.map(({ origin, allowedAtMs }, index) => (
            <li key={origin} className="flex items-center gap-3 py-2 ps-4 pe-2">
              <div className="min-w-0 grow">
                <p dir="auto">{origin}</p>
                <p className="text-small text-quiet">{words.settings.serverSince(formatDay(allowedAtMs))}</p>
              </div>
              <Button
                aria-label={words.settings.removeServerNamed(new URL(origin).host)}
                onClick={() =>
                  void takeBack(origin, [buttonAt(index + 1), buttonAt(index - 1), sentence.current])
                }
              >
                {words.settings.removeServer}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
