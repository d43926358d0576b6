// One for all: WebKit takes longer for each with every one that there has been.
const {port1, port2} = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/** One turn of the event loop, which no fake timer holds up. */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });

/** Lets all that has been answered arrive: no event tells that nothing happens. */
export async function quiet(): Promise<void> {
  for (let turns = 0; turns < 20; turns++) await turn();
}
