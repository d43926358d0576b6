import type {Block} from './blocks.js';
import type {World} from './world.js';

/** How one block is proven. The table of all is `proofs.ts`. */
export interface Proof {
  language: string;
  /** How the block begins: enough to tell it from the others of its language. */
  starts: string;
  prove: (text: string, world: World) => Promise<void> | void;
}

export const isFor = (proof: Proof, {language, text}: Block): boolean =>
  proof.language === language && text.startsWith(proof.starts);
