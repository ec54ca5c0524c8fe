export default function Page() {
  return <main>Library</main>;
}
