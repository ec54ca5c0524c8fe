// One planted text for each way in which the check must find one, and what it must let pass.
export function Planted({ isOpen, count, name }: { isOpen: boolean; count: number; name: string }) {
  const message = isOpen ? "Something went wrong here." : "quiet";
  const toast = { label: "Undo", key: "Escape", tone: "danger" };
  return (
    <section aria-label="Planted label" className="Flex items center" id="planted-id">
      Planted text
      {isOpen ? "Planted choice" : null}
      {`${count} planted counts`}
      <input placeholder={isOpen ? "Planted placeholder" : name} name="passcode" type="text" />
      <p title={message}>{name}</p>
      <p>{toast.label}</p>
      <p>·</p>
    </section>
  );
}
