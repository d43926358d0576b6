import {createRevalidateHandler} from 'elytra-status/next/revalidate';

export const POST = createRevalidateHandler({secret: process.env.REVALIDATE_SECRET});
