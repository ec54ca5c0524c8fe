import AudioLines from "lucide-react/icons/audio-lines";
import File from "lucide-react/icons/file";
import FileText from "lucide-react/icons/file-text";
import Film from "lucide-react/icons/film";
import ImageIcon from "lucide-react/icons/image";
import Presentation from "lucide-react/icons/presentation";
import Spline from "lucide-react/icons/spline";
import Text from "lucide-react/icons/text";
import type { ComponentType } from "react";
import type { KnownFileType, MediaFile } from "@/lib/domain/media-file";

type Kind = { label: string; Icon: ComponentType<{ className?: string; "aria-hidden"?: boolean }> };

const kinds: Record<KnownFileType, Kind> = {
  IMAGE: { label: "Image", Icon: ImageIcon },
  VIDEO: { label: "Video", Icon: Film },
  AUDIO: { label: "Audio", Icon: AudioLines },
  PDF: { label: "PDF", Icon: FileText },
  SLIDESHOW: { label: "Slides", Icon: Presentation },
  TEXT: { label: "Text", Icon: Text },
  LOTTIE: { label: "Animation", Icon: Spline },
};
const unknownKind: Kind = { label: "File", Icon: File };

function isKnown(type: string): type is KnownFileType {
  return Object.hasOwn(kinds, type);
}

/** How a file's type is named and drawn; backends may have types newer than this code. */
export function fileKind(type: MediaFile["type"]): Kind {
  return type !== null && isKnown(type) ? kinds[type] : unknownKind;
}
