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

type Icon = ComponentType<{ className?: string; "aria-hidden"?: boolean }>;

const icons: Record<KnownFileType, Icon> = {
  IMAGE: ImageIcon,
  VIDEO: Film,
  AUDIO: AudioLines,
  PDF: FileText,
  SLIDESHOW: Presentation,
  TEXT: Text,
  LOTTIE: Spline,
};

function isKnown(type: string): type is KnownFileType {
  return Object.hasOwn(icons, type);
}

/** How a file's type is drawn; backends may have types newer than this code. */
export function fileIcon(type: MediaFile["type"]): Icon {
  return type !== null && isKnown(type) ? icons[type] : File;
}
