/** The folder of the installed package, which has to be the working directory of the server. */
export function installKuma(): Promise<string>;
