# Pictures that go with a message.
wr-pictures = Pictures
wr-picture = Add a picture
wr-picture-how = PNG or JPEG, at most 5 MiB. Only its pixels and the file's name are sent: place, time and camera are taken out.
wr-picture-large = Left out, as it has more than { $most } MiB: { $name }. Make it smaller: fewer pixels, or only the part that matters.
wr-picture-about = What it shows
pic-heading = Pictures that go with it
pic-bytes = { $count } bytes
pic-show = Show it: it is decoded first, apart from the keys
pic-save = Save it
pic-closed = not a flat image: not opened
pic-refused = larger than agreed: not asked for
pic-lacking = named, not delivered so far: { $have } of { $size } bytes came. Our station asks for it by itself (our word).
