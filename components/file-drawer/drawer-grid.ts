/** One column; two where the drawer is wide enough that a video stays large beside its facts. */
export const drawerGrid = "grid gap-6 pb-10 md:p-6 xl:grid-cols-[minmax(0,1fr)_340px] xl:gap-8 [&>*]:min-w-0";
