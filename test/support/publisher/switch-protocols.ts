import type {ServerResponse} from 'node:http';

const ANSWER = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n';

/** Answers as a server does that begins to speak something else than HTTP. */
export const switchProtocols = ({socket}: ServerResponse): void => void socket?.write(ANSWER);
