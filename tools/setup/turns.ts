// Shows programs that run at once as if they ran one after another: the first one's output appears as it
// comes, the others' is kept until their turn. For example, with lint and types both running:
//   const turns = takeTurns(write)
//   const lint = turns.join()      lint.write('…') is shown at once
//   const types = turns.join()     types.write('…') is shown once lint.end() was called

export interface Turn {
  readonly write: (text: string) => void
  /** Lets the next program show its output. A second call does nothing. */
  readonly end: () => void
}

interface Place {
  kept: string
  hasEnded: boolean
}

export const takeTurns = (show: (text: string) => void): { readonly join: () => Turn } => {
  const queue: Place[] = []

  const showNext = () => {
    for (let head = queue[0]; head !== undefined; head = queue[0]) {
      if (head.kept !== '') show(head.kept)
      head.kept = ''
      if (!head.hasEnded) return
      queue.shift()
    }
  }

  const join = (): Turn => {
    const place: Place = { kept: '', hasEnded: false }
    queue.push(place)
    return {
      write: (text) => {
        if (place.hasEnded) return
        place.kept += text
        if (queue[0] === place) showNext()
      },
      end: () => {
        place.hasEnded = true
        showNext()
      },
    }
  }

  return { join }
}
