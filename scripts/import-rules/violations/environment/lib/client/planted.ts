export const planted = process.env.VIDEOGEN_API_KEY;
