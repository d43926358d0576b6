/** An `XMLHttpRequest` that asks by `fetch`: as much of it as widgets use. */
export const fakeXhr = (fetch: typeof window.fetch): typeof XMLHttpRequest =>
  class extends EventTarget {
    readyState = 0;
    status = 0;
    statusText = '';
    responseText = '';
    responseURL = '';
    responseType = '';
    timeout = 0;
    #request: [url: string, init: RequestInit & {headers: Headers}] = [
      '',
      {headers: new Headers()},
    ];
    #headers = new Headers();
    readonly #end = new AbortController();

    get response(): unknown {
      if (this.responseType !== 'json') return this.responseText;
      try {
        return JSON.parse(this.responseText);
      } catch {
        return null;
      }
    }

    open(method: string, url: string | URL): void {
      this.#request = [String(url), {method, headers: new Headers(), signal: this.#end.signal}];
      this.#turn(1);
    }

    setRequestHeader(name: string, value: string): void {
      this.#request[1].headers.append(name, value);
    }

    getResponseHeader(name: string): string | null {
      return this.#headers.get(name);
    }

    abort(): void {
      this.#end.abort('abort');
    }

    send(): void {
      void this.#send();
    }

    async #send(): Promise<void> {
      const timer = this.timeout && setTimeout(() => this.#end.abort('timeout'), this.timeout);
      let outcome = 'load';
      try {
        await this.#read();
      } catch {
        this.status = 0;
        outcome = this.#end.signal.aborted ? String(this.#end.signal.reason) : 'error';
      }
      if (timer) clearTimeout(timer);
      this.#turn(4);
      this.#say(outcome);
      this.#say('loadend');
    }

    async #read(): Promise<void> {
      const response = await fetch(...this.#request);
      this.#headers = response.headers;
      [this.status, this.statusText, this.responseURL] = [
        response.status,
        response.statusText,
        response.url,
      ];
      this.responseText = await response.text();
    }

    #turn(readyState: number): void {
      this.readyState = readyState;
      this.#say('readystatechange');
    }

    #say(type: string): void {
      const event = new ProgressEvent(type);
      (this as unknown as Record<string, ((event: Event) => void) | undefined>)[`on${type}`]?.(
        event,
      );
      this.dispatchEvent(event);
    }
  } as unknown as typeof XMLHttpRequest;
